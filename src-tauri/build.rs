//! Declares every command of the policy table to Tauri, so that a window may call only what its capability names.

fn main() {
    println!("cargo:rerun-if-changed=policy.csv");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // The web view must find the system's SQLite, not the SQLCipher linked into this program.
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    let manifest = tauri_build::AppManifest::new().commands(commands());
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

/// The first column of the policy table, below its heading.
fn commands() -> &'static [&'static str] {
    let names = include_str!("policy.csv").lines().skip(1).filter_map(|row| row.split(',').next());
    names.collect::<Vec<_>>().leak()
}
