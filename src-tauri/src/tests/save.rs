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

#[test]
fn a_recovery_sheet_has_the_shop_and_the_code_and_is_for_this_person_alone() {
    let sheet = crate::save::sheet("Asha { Stores }", "S1YJ-6F6T").unwrap();
    assert!(sheet.starts_with("Asha { Stores }\n") && sheet.contains("\nS1YJ-6F6T\n"), "{sheet}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.txt");
    write(&path, sheet.as_bytes()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
