//! COMMANDS.md: every command with its role, arguments, result and an example, read from the bindings.

pub(super) mod example;
pub(super) mod parse;

use std::fmt::Write;

use parse::{Bindings, Command, Shape, Type};

use super::bindings::bindings;
use super::rewritten;
use super::table::{Role, table};

const INTRODUCTION: &str = "\
# Commands

Generated from the code by the test `the_guide_is_current`; do not edit.

The window calls these through `ui/src/ipc/bindings.ts`, and anybody else through `cargo xtask bridge --data DIR`, one
JSON line a command: `{\"id\":1,\"command\":\"today\",\"args\":{}}` is answered by `{\"id\":1,\"ok\":…}` or by
`{\"id\":1,\"error\":{\"code\":…,\"params\":…,\"field\":…}}`, where `field` names the argument that was refused. The bridge
keeps the session of whoever registered or signed in, and has one more command: `set_today` with
`{\"date\":\"2026-11-21\"}` moves its clock.

Amounts are whole minor units of the shop's currency (paise, cents), rates basis points (5 % is 500), quantities
thousandths (1.5 kg is 1500). Days are civil dates, `YYYY-MM-DD`, in the shop's zone; moments are milliseconds since
1970-01-01 UTC. A field marked `?` may be left out. A command that adds an entry or a customer takes a `requestId` (a
UUID): the same id twice records once, the same id with other contents is refused. A change of what is there already is
the same when it is sent twice.

Roles: *anyone*; *staff*, which owners are too; *owner*; *owner, password typed* within the last five minutes. A caller
who may not call a command is told `signedOut`, `ownerOnly` or `passwordNeeded` before anything else is looked at.
";

#[test]
fn the_guide_is_current() {
    let bindings = Bindings::parse(&bindings());
    assert!(!rewritten("../COMMANDS.md", &guide(&bindings)), "COMMANDS.md was stale; commit it");
}

fn guide(bindings: &Bindings) -> String {
    let mut text = INTRODUCTION.to_owned();
    for (command, (_, role)) in bindings.commands.iter().zip(table()) {
        write!(text, "\n## {}\n\n{}", command.name, one(bindings, command, role)).unwrap();
    }
    text.push_str("\n## Types\n");
    for each in
        bindings.types.iter().filter(|each| !["Refusal", "Refused"].contains(&each.name.as_str()))
    {
        write!(text, "\n{}", described(each)).unwrap();
    }
    text.push_str("\n## Refusals\n\n");
    if let Some(Type { shape: Shape::Choices(codes), .. }) = bindings.named("Refusal") {
        for (code, doc) in codes {
            writeln!(text, "- {}: {doc}", code_of(code)).unwrap();
        }
    }
    text
}

fn one(bindings: &Bindings, command: &Command, role: Role) -> String {
    let role = match role {
        Role::Public => "anyone",
        Role::Staff => "staff",
        Role::Owner => "owner",
        Role::StaffFresh => "staff, password typed",
        Role::OwnerFresh => "owner, password typed",
    };
    let mut text =
        format!("{}\n\nFor {role}; answers `{}`.\n", command.doc, answer(&command.answer));
    let arguments = bindings.arguments(command);
    if !arguments.is_empty() {
        text.push_str("\n| argument | type | |\n|---|---|---|\n");
        for argument in arguments {
            let optional = if argument.optional { "?" } else { "" };
            let kind = argument.kind.replace('|', "\\|");
            writeln!(text, "| `{}{optional}` | `{kind}` | {} |", argument.name, argument.doc)
                .unwrap();
        }
    }
    let (name, arguments) = (&command.name, example::arguments(bindings, command));
    let line = format!("{{\"id\":1,\"command\":\"{name}\",\"args\":{arguments}}}");
    write!(text, "\n```json\n{line}\n```\n").unwrap();
    text
}

fn answer(kind: &str) -> &str {
    if kind == "null" { "nothing" } else { kind }
}

fn described(each: &Type) -> String {
    let mut text = format!("**{}**: {}\n", each.name, each.doc);
    match &each.shape {
        Shape::Alias(of) => text = format!("**{}** (`{of}`): {}\n", each.name, each.doc),
        Shape::Choices(choices) => {
            text.push('\n');
            for (choice, doc) in choices {
                writeln!(text, "- `{choice}`: {doc}").unwrap();
            }
        }
        Shape::Fields { fields, and } => {
            text.push('\n');
            for field in fields {
                let optional = if field.optional { "?" } else { "" };
                writeln!(text, "- `{}{optional}: {}`: {}", field.name, field.kind, field.doc)
                    .unwrap();
            }
            for more in and {
                writeln!(text, "- and everything of `{more}`").unwrap();
            }
        }
    }
    text
}

/// `{ code: "tooLong"; params: { max: number, } }` as `tooLong` with its parameters.
fn code_of(choice: &str) -> String {
    let code = choice.split('"').nth(1).unwrap_or(choice);
    let Some((_, params)) = choice.split_once("params: {") else { return format!("`{code}`") };
    let params = params.trim_end_matches(['}', ' ']).trim().trim_end_matches(',');
    format!("`{code}` {{{params}}}")
}
