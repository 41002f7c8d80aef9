use super::Single;

#[test]
fn a_second_start_calls_the_first_and_does_not_begin() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Single::take(folder.path()).unwrap().unwrap();
    assert!(!first.is_called());
    for _ in 0..3 {
        assert!(Single::take(folder.path()).unwrap().is_none());
        assert!(first.is_called());
        assert!(!first.is_called());
    }
    drop(first);
    let mut next = Single::take(folder.path()).unwrap().unwrap();
    assert!(!next.is_called(), "what was knocked for another is no call for this one");
}
