use std::collections::BTreeSet;

use super::*;

#[test]
fn codes_and_names_are_one_to_one() {
    let codes: BTreeSet<i64> = Account::ALL.iter().map(|account| account.code()).collect();
    let names: BTreeSet<&str> = Account::ALL.iter().map(|account| account.name()).collect();
    assert_eq!((codes.len(), names.len()), (Account::ALL.len(), Account::ALL.len()));
    for account in Account::ALL {
        assert_eq!(Account::from_code(account.code()), Some(account));
    }
    for code in [0, -1, 18, i64::MAX] {
        assert_eq!(Account::from_code(code), None, "{code}");
    }
}

#[test]
fn codes_never_change() {
    let stored =
        [(Account::TradeReceivable, 1), (Account::Sales, 7), (Account::OpeningBalances, 17)];
    for (account, code) in stored {
        assert_eq!(account.code(), code, "books on disk hold this number");
    }
}

#[test]
fn receivables_are_two() {
    for account in Account::ALL {
        let receivable = Receivable::from_code(account.code()).map(Receivable::account);
        let expected = [Account::TradeReceivable, Account::LoansReceivable].contains(&account);
        assert_eq!(receivable, expected.then_some(account), "{account:?}");
    }
}
