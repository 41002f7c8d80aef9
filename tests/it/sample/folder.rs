//! The folder of the sample: cut short it is swept up, held it stays, and no link leads the sweeping out of it.

use std::fs;
use std::time::Duration;

use acceptance::{code, run};
use books::{Clock, Counter};

use super::{open, real, sums};
use crate::process::{Clerk, clerk};

#[test]
fn a_sample_killed_while_it_was_made_is_swept_up_at_the_next_start() {
    run(async {
        let shop = real().await;
        let before = sums(shop.root());
        let making = Clerk::start(clerk(shop.root(), "sample", &[]));
        while making.hear() != "made 20" {}
        let heard = making.kill_after(Duration::ZERO);
        assert!(!heard.contains(&"made 100".to_owned()), "killed too late");
        assert!(shop.root().join("sample/shops").is_dir());

        let counter = Counter::new(shop.root().to_owned(), Clock::default());
        counter.sweep().unwrap();
        assert_eq!(sums(shop.root()), before);
        counter.sweep().unwrap();
        open(&counter, acceptance::india()).await.unwrap();
        counter.lock().await.unwrap();
        assert_eq!(sums(shop.root()), before);
    });
}

#[test]
fn one_that_another_program_has_open_stays() {
    run(async {
        let root = tempfile::tempdir().unwrap();
        let held = vault::ShopFolder::create(&root.path().join("sample")).unwrap();
        let counter = Counter::new(root.path().to_owned(), Clock::default());
        assert_eq!(code(&counter.sweep()), "shopInUse");
        assert_eq!(code(&open(&counter, acceptance::india()).await), "shopInUse");
        assert!(root.path().join("sample").is_dir());
        drop(held);
        counter.sweep().unwrap();
        assert!(!root.path().join("sample").exists());
    });
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_it() {
    use std::os::unix::fs::symlink;
    run(async {
        let shop = real().await;
        let before = sums(shop.root());
        let sample = shop.root().join("sample");
        symlink(shop.root().join("shops"), &sample).unwrap();
        shop.counter.sweep().unwrap();
        assert_eq!(sums(shop.root()), before, "in its place");

        fs::create_dir(&sample).unwrap();
        symlink(shop.root().join("shops"), sample.join("shops")).unwrap();
        symlink(shop.root().join("shops.json"), sample.join("shops.json")).unwrap();
        shop.counter.sweep().unwrap();
        assert_eq!(sums(shop.root()), before, "inside it");
        assert!(!sample.exists());
    });
}
