//! Files saved where a person says.

use books::Refusal;

use crate::save::write;

#[test]
fn a_file_is_written_whole_over_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.csv");
    write(&path, b"a longer one").unwrap();
    write(&path, b"short").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"short");
}

#[test]
fn a_place_that_takes_no_file_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().to_path_buf(), folder.path().join("nowhere").join("report.csv")] {
        let refused = write(&path, b"a,b").unwrap_err();
        assert!(matches!(refused.refusal, Refusal::CannotSaveThere), "{}", path.display());
    }
}
