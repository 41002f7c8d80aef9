//! The policy table, and that it lists what is registered.

use super::bindings::bindings;
use super::guide::parse::Bindings;

/// Who may call a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Public,
    Staff,
    StaffFresh,
    Owner,
    OwnerFresh,
}

/// Every command with its role, in the order of the table.
pub(super) fn table() -> Vec<(&'static str, Role)> {
    let rows = include_str!("../../policy.csv").lines().skip(1);
    rows.map(|row| row.split_once(',').unwrap()).map(|(name, role)| (name, read(role))).collect()
}

fn read(role: &str) -> Role {
    match role {
        "public" => Role::Public,
        "staff" => Role::Staff,
        "staff fresh" => Role::StaffFresh,
        "owner" => Role::Owner,
        "owner fresh" => Role::OwnerFresh,
        other => panic!("the policy knows no role {other}"),
    }
}

#[test]
fn every_registered_command_is_in_the_table_and_no_other() {
    let listed: Vec<_> = table().into_iter().map(|(name, _)| name.to_owned()).collect();
    let registered: Vec<_> =
        Bindings::parse(&bindings()).commands.into_iter().map(|command| command.name).collect();
    assert_eq!(listed, registered);
}
