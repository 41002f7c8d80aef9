//! What the process asks of the operating system, before anything else runs.

use std::fs::DirBuilder;
use std::io;
use std::path::Path;

use crate::staying;

/// Keeps memory out of core files and spares the graphics driver where there is none.
pub(crate) fn prepare() {
    #[cfg(target_os = "linux")]
    {
        no_core_files();
        draw_without_a_graphics_card();
    }
}

/// Lets go of the memory that code lies in: what runs again is read again, from the system's own copy. For the tray, where
/// most of what the web view is made of is not run for hours.
pub(crate) fn let_go_of_code() {
    #[cfg(target_os = "linux")]
    code::let_go();
}

/// Makes the folder of the books, for this person alone where the system can say so.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut maker = DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder)
}

/// Whether a start is one with the computer, which opens no window.
pub(crate) fn is_hidden(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == staying::HIDDEN)
}

/// The day that `BAHI_TODAY` pretends it is, with a time in UTC or at noon, in a build for development.
pub(crate) fn day_to_pretend() -> Option<String> {
    if cfg!(debug_assertions) { std::env::var("BAHI_TODAY").ok() } else { None }
}

/// Waits until the system asks the program to end. Where it closes the windows instead, this waits for ever.
pub(crate) async fn asked_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut hang_up) =
            (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    }
    #[cfg(not(unix))]
    std::future::pending().await
}

/// A core file would hold the keys of an open book. The web view's processes inherit the limit.
#[cfg(target_os = "linux")]
fn no_core_files() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(error) = setrlimit(Resource::Core, none) {
        log::warn!("core files could not be switched off: {error}");
    }
}

/// Without a render node the web view's shared buffers only cost memory and time, unless somebody chose otherwise.
#[cfg(target_os = "linux")]
fn draw_without_a_graphics_card() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || has_render_node() {
        return;
    }
    #[expect(unsafe_code, reason = "there is no other thread yet that could read the environment")]
    unsafe {
        std::env::set_var(SWITCH, "1");
    }
}

#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    let Ok(nodes) = std::fs::read_dir("/dev/dri") else { return false };
    nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(target_os = "linux")]
mod code {
    use std::collections::BTreeSet;
    use std::ffi::c_int;
    use std::fs;
    use std::mem::forget;
    use std::ptr::without_provenance_mut;

    use libloading::os::unix::{Library, RTLD_LAZY};
    use rustix::mm::{Advice, madvise};

    /// Asks for a library that is there already (`RTLD_NOLOAD`), to stay as long as the program does (`RTLD_NODELETE`).
    const STAYS: c_int = RTLD_LAZY | 0x4 | 0x1000;

    /// A part of a file that lies in memory, and that nobody may write to.
    struct Part {
        from: usize,
        bytes: usize,
        file: String,
        /// It may run.
        runs: bool,
    }

    pub(super) fn let_go() {
        let lasting = lasting();
        for Part { from, bytes, .. } in parts().iter().filter(|part| lasting.contains(&part.file)) {
            #[expect(unsafe_code, reason = "the kernel is told by address")]
            // SAFETY: it lies there for as long as the program runs, and is what the file says, so that each page comes
            // back as it was.
            let told =
                unsafe { madvise(without_provenance_mut(*from), *bytes, Advice::LinuxDontNeed) };
            if let Err(error) = told {
                log::warn!("code stays in memory: {error}");
            }
        }
    }

    /// The program, and the libraries that are and stay loaded as a whole.
    fn lasting() -> BTreeSet<String> {
        let files: BTreeSet<_> =
            parts().into_iter().filter(|part| part.runs).map(|part| part.file).collect();
        let stays = |file: &String| {
            #[expect(unsafe_code, reason = "a library is asked for by name")]
            // SAFETY: nothing is loaded that is not there, so that nothing of it runs.
            unsafe { Library::open(Some(file), STAYS) }.map(forget).is_ok()
        };
        let program = fs::read_link("/proc/self/exe").ok();
        let program = program.and_then(|path| path.to_str().map(str::to_owned));
        files.into_iter().filter(|file| Some(file) == program.as_ref() || stays(file)).collect()
    }

    /// Every part that is still what its file says.
    fn parts() -> Vec<Part> {
        let maps = fs::read_to_string("/proc/self/smaps").unwrap_or_default();
        let (mut parts, mut here) = (Vec::new(), None);
        for line in maps.lines() {
            match line.strip_prefix("Anonymous:") {
                // What the loader wrote into before it forbade it is only here.
                Some(written) if written.trim() == "0 kB" => parts.extend(here.take()),
                Some(_) => here = None,
                None => here = part(line).or(here),
            }
        }
        parts
    }

    /// The part that a line of the kernel's list begins.
    fn part(line: &str) -> Option<Part> {
        let mut words = line.split_whitespace();
        let (from, to) = words.next()?.split_once('-')?;
        let runs = match words.next()? {
            "r-xp" => true,
            "r--p" => false,
            _other => return None,
        };
        let file = words.nth(3).filter(|file| file.starts_with('/'))?.to_owned();
        let address = |text| usize::from_str_radix(text, 16).ok();
        let from = address(from)?;
        let bytes = address(to)?.checked_sub(from)?;
        Some(Part { from, bytes, file, runs })
    }
}
