//! Random commands in books of up to 200, against a naive model. After each command the book answers what the model
//! answers, refusals included, and the customer stands as the model says. At the end of each book the doctor recomputes
//! every kept sum; of every fourth, every loan, receipt and customer is compared in full, and all loans of the shop in
//! figures and in a list.

mod drive;
mod generate;

use std::thread;

use acceptance::model::{Command, Customer, Model, Stands, settles};
use acceptance::random::Random;
use acceptance::{Shop, code, request_id, soak};
use books::customers::NewCustomer;
use books::loans::LoanQuery;
use books::values::{CustomerId, DocumentId, DocumentKind as Kind, Minor, Standing};

use drive::{Shown, ask};

/// Commands of the whole test; each worker plays in shops of its own.
const COMMANDS: usize = 100_000;
const WORKERS: usize = 2;
const LONGEST_BOOK: i64 = 200;
/// Books in one shop: they share its numbers and its trail.
const BOOKS: usize = 4;

/// A shop, the books played in it so far, and how it came to them.
struct Player {
    shop: Shop,
    random: Random,
    seed: u64,
    played: usize,
    done: usize,
    books: Vec<Model>,
}

#[test]
fn a_book_answers_what_a_naive_model_answers() {
    let (commands, seed) = (COMMANDS * soak::times(), soak::seed(20_261_121));
    let workers: Vec<_> = (0..WORKERS as u64)
        .map(|worker| thread::spawn(move || alone(play(seed + worker, commands / WORKERS))))
        .collect();
    let played: usize = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("seed {seed}: {played} commands");
    assert!(played >= commands, "only {played} commands were played");
}

fn alone<T>(body: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(body)
}

async fn play(seed: u64, commands: usize) -> usize {
    let shop = Shop::open_in_memory().await;
    let mut player =
        Player { shop, random: Random::new(seed), seed, played: 0, done: 0, books: Vec::new() };
    while player.played < commands {
        if player.books.len() == BOOKS {
            player.books.clear();
            player.shop = Shop::open_in_memory().await;
        }
        player.book().await;
    }
    // A test that only ever was refused would prove nothing.
    assert!(player.done * 2 > commands, "only {} were done", player.done);
    player.played
}

impl Player {
    /// One book: customers of its own, up to 200 commands.
    async fn book(&mut self) {
        let mut book = Model {
            today: i64::from(ledger::Date::from_ymd(2026, 11, 21).unwrap().day_number()),
            last_document: self.books.last().map_or(0, |book| book.last_document),
            last_due: self.books.last().map_or(0, |book| book.last_due),
            ..Model::default()
        };
        for _ in 0..self.random.between(1, 3) {
            self.customer(&mut book).await;
        }
        let mut story = Vec::new();
        for _ in 0..self.random.between(20, LONGEST_BOOK) {
            let command = generate::command(&mut self.random, &book);
            story.push(command.clone());
            self.step(&mut book, &command, &story).await;
        }
        self.step(&mut book, &Command::Close { through: None }, &story).await;
        self.books.push(book);
        self.verify().await;
        if self.books.len() == BOOKS {
            self.compare().await;
            self.compare_figures().await;
        }
    }

    async fn customer(&mut self, book: &mut Model) {
        let limit = self.random.percent(40).then(|| self.random.between(0, 500_000));
        let input = NewCustomer {
            request_id: request_id(),
            name: format!("Customer {}", book.customers.len() + 1),
            credit_limit: limit.map(Minor),
            ..nobody()
        };
        let id = self.shop.staff().create_customer(input).await.unwrap().standing.customer_id;
        book.customers.insert(id.0, Customer { limit, archived: false });
    }

    async fn step(&mut self, book: &mut Model, command: &Command, story: &[Command]) {
        let request = request_id();
        let expected = book.apply(command);
        let answer = ask(&self.shop, command, &request).await;
        self.played += 1;
        self.done += usize::from(expected.is_ok());
        let told = || format!("seed {} command {}\n{story:#?}\n{answer:?}", self.seed, self.played);
        match (&expected, &answer) {
            (Ok(id), Ok(shown)) => check_shown(book, *id, shown, &told),
            (Err(refusal), Err(refused)) => {
                let given = code::<()>(&Err(refused.clone()));
                assert_eq!(given.split('@').next(), Some(*refusal), "{}", told());
            }
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => panic!("the model says {expected:?}\n{}", told()),
        }
        if let Ok(id) = expected
            && has_request(command)
            && self.random.percent(4)
        {
            self.repeat(book, command, &request, id).await;
        }
    }

    /// The same request again changes nothing; the same id for something else is refused.
    async fn repeat(&mut self, book: &Model, command: &Command, request: &str, id: i64) {
        let again = ask(&self.shop, command, request).await.unwrap();
        check_shown(book, id, &again, &|| format!("repeated {command:?}"));
        let other = generate::command(&mut self.random, book);
        if has_request(&other) && format!("{other:?}") != format!("{command:?}") {
            let refused = ask(&self.shop, &other, request).await;
            assert_eq!(code(&refused), "requestReused@requestId", "{other:?}");
        }
        self.played += 1;
    }

    /// Every kept sum, the trail and the file itself.
    async fn verify(&self) {
        let verdict = self.shop.owner().verify().await.unwrap();
        assert_eq!(verdict.problem, None, "seed {}", self.seed);
    }

    /// Every customer, loan and receipt of the last book, in full.
    async fn compare(&self) {
        let Some(book) = self.books.last() else { return };
        for customer in book.customers.keys() {
            let view = self.shop.staff().customer(CustomerId(*customer)).await.unwrap();
            assert_eq!(stands(&view.standing), book.stands(*customer), "seed {}", self.seed);
        }
        for (id, document) in &book.documents {
            if document.kind == Kind::Loan {
                let loan = self.shop.staff().loan(DocumentId(*id)).await.unwrap();
                let open: Vec<_> = loan.dues.iter().map(|due| (due.id.0, due.open.0)).collect();
                let live = document.state == acceptance::model::State::Live;
                let due = |due: &acceptance::model::Due| {
                    (due.id, if live { book.open_of(due) } else { 0 })
                };
                assert_eq!(open, document.dues.iter().map(due).collect::<Vec<_>>());
            }
            if document.kind == Kind::Receipt {
                let receipt = self.shop.staff().receipt(DocumentId(*id)).await.unwrap();
                let mut parts: Vec<_> =
                    receipt.allocations.iter().map(|a| (a.due_id.0, a.amount.0)).collect();
                parts.sort_unstable();
                assert_eq!(parts, book.allocated(*id), "seed {} receipt {id}", self.seed);
            }
        }
    }

    /// All loans of the shop in figures, and in a list read stretch by stretch.
    async fn compare_figures(&self) {
        let loans: Vec<_> = self.books.iter().flat_map(|book| book.loans()).collect();
        let summary = self.shop.staff().loan_summary().await.unwrap();
        let sum = |of: fn(&(i64, i64)) -> i64| loans.iter().map(of).sum::<i64>();
        assert_eq!(summary.issued.0, sum(|(amount, _)| *amount));
        assert_eq!(summary.outstanding.0, sum(|(_, open)| *open));
        assert_eq!(summary.count as usize, loans.len());
        let mut query = LoanQuery { limit: Some(200), ..LoanQuery::default() };
        let (mut listed, mut remaining) = (0, 0);
        loop {
            let stretch = self.shop.staff().loans(query.clone()).await.unwrap();
            listed += stretch.rows.len();
            remaining += stretch.rows.iter().map(|row| row.remaining.0).sum::<i64>();
            query.after = stretch.next;
            if query.after.is_none() {
                break;
            }
        }
        assert_eq!((listed, remaining), (loans.len(), summary.outstanding.0));
    }
}

fn check_shown(book: &Model, id: i64, shown: &Shown, told: &dyn Fn() -> String) {
    assert_eq!(shown.id, id, "{}", told());
    if let Some(rest) = shown.rest {
        let expected =
            if settles(book.documents[&id].kind) { book.rest(id) } else { book.open(id) };
        assert_eq!(rest, expected, "{}", told());
    }
    if let Some(standing) = &shown.standing {
        assert_eq!(stands(standing), book.stands(standing.customer_id.0), "{}", told());
    }
}

fn stands(standing: &Standing) -> Stands {
    assert_eq!(standing.balance.0, standing.outstanding.0 - standing.advance.0);
    Stands {
        outstanding: standing.outstanding.0,
        advance: standing.advance.0,
        next_due: standing.next_due.map(|day| i64::from(day.0.day_number())),
    }
}

/// Closing a period and archiving carry no request id: doing them twice is doing them once.
fn has_request(command: &Command) -> bool {
    !matches!(command, Command::Close { .. } | Command::Archive { .. })
}

fn nobody() -> NewCustomer {
    serde_json::from_str(r#"{"requestId":"","name":""}"#).unwrap()
}
