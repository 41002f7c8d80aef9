//! Finding anything: names in any spelling and script, and everything else the palette finds.

pub mod labelled;
mod names;
mod palette;
