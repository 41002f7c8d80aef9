//! Reads the generated bindings back: commands and types with what their comments say.

/// All of it.
#[derive(Debug, Default)]
pub(in crate::tests) struct Bindings {
    pub(in crate::tests) commands: Vec<Command>,
    pub(in crate::tests) types: Vec<Type>,
}

/// A command as Rust names it.
#[derive(Debug)]
pub(in crate::tests) struct Command {
    pub(in crate::tests) name: String,
    pub(in crate::tests) doc: String,
    /// Name and type of each argument.
    pub(in crate::tests) takes: Vec<(String, String)>,
    pub(in crate::tests) answer: String,
}

/// A named type.
#[derive(Debug)]
pub(in crate::tests) struct Type {
    pub(in crate::tests) name: String,
    pub(in crate::tests) doc: String,
    pub(in crate::tests) shape: Shape,
}

#[derive(Debug)]
pub(in crate::tests) enum Shape {
    Alias(String),
    /// Each choice as it is written, with its comment.
    Choices(Vec<(String, String)>),
    /// Fields, and the types whose fields are there too.
    Fields {
        fields: Vec<Field>,
        and: Vec<String>,
    },
}

/// A field of a type, or an argument of a command down to the fields of its input.
#[derive(Debug, Clone)]
pub(in crate::tests) struct Field {
    pub(in crate::tests) name: String,
    pub(in crate::tests) kind: String,
    pub(in crate::tests) optional: bool,
    pub(in crate::tests) doc: String,
}

impl Bindings {
    /// Reads the text that the exporter writes; a line it does not know is passed over.
    pub(in crate::tests) fn parse(text: &str) -> Self {
        let mut all = Self::default();
        let mut doc = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(words) = comment(line) {
                doc = words;
            } else if line.contains("__TAURI_INVOKE(\"") {
                all.commands.push(command(line, std::mem::take(&mut doc)));
            } else if let Some(head) = line.strip_prefix("export type ") {
                let (name, rest) = head.split_once(" = ").unwrap();
                let name = name.split('<').next().unwrap().to_owned();
                let shape = shape(rest, &mut lines);
                all.types.push(Type { name, doc: std::mem::take(&mut doc), shape });
            }
        }
        all
    }

    /// The type of a name.
    pub(in crate::tests) fn named(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|each| each.name == name)
    }

    /// What a command takes; an input is spread into its fields.
    pub(in crate::tests) fn arguments(&self, command: &Command) -> Vec<Field> {
        let mut all = Vec::new();
        for (name, kind) in &command.takes {
            match self.named(kind).map(|each| &each.shape) {
                Some(Shape::Fields { fields, .. }) => all.extend(fields.iter().map(|field| {
                    Field { name: format!("{name}.{}", field.name), ..field.clone() }
                })),
                _other => all.push(Field {
                    name: name.clone(),
                    kind: kind.clone(),
                    optional: kind.ends_with("| null"),
                    doc: self.named(kind).map(|each| each.doc.clone()).unwrap_or_default(),
                }),
            }
        }
        all
    }
}

fn comment(line: &str) -> Option<String> {
    Some(line.trim().strip_prefix("/** ")?.strip_suffix("*/")?.trim().to_owned())
}

/// `name: (a: A, b: B) => typedError<View, Refused>(__TAURI_INVOKE("name", …)),`
fn command(line: &str, doc: String) -> Command {
    let (_, invoked) = line.split_once("__TAURI_INVOKE(\"").unwrap();
    let name = invoked.split('"').next().unwrap().to_owned();
    let (head, tail) = line.split_once(") => typedError<").unwrap();
    let (_, takes) = head.split_once('(').unwrap();
    let answer = tail.split_once(", Refused>").unwrap().0.to_owned();
    let pairs = takes.split(", ").filter_map(|pair| pair.split_once(": "));
    let takes = pairs.map(|(name, kind)| (name.to_owned(), kind.to_owned())).collect();
    Command { name, doc, takes, answer }
}

/// The rest of a type's first line, and the lines up to its end.
fn shape<'a>(rest: &str, lines: &mut impl Iterator<Item = &'a str>) -> Shape {
    match rest.trim() {
        "{" => fields(lines),
        "" => choices(lines),
        alias => Shape::Alias(alias.trim_end_matches(';').to_owned()),
    }
}

fn fields<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Shape {
    let (mut all, mut doc) = (Vec::new(), String::new());
    for line in lines {
        if let Some(words) = comment(line) {
            doc = words;
        } else if let Some(end) = line.strip_prefix('}') {
            let and = end.trim_end_matches(';').split(" & ").filter(|name| !name.is_empty());
            return Shape::Fields { fields: all, and: and.map(str::to_owned).collect() };
        } else {
            let (name, kind) = line.trim().trim_end_matches(',').split_once(": ").unwrap();
            let optional = name.ends_with('?');
            let (name, kind) = (name.trim_end_matches('?').to_owned(), kind.to_owned());
            all.push(Field { name, kind, optional, doc: std::mem::take(&mut doc) });
        }
    }
    unreachable!("a type ends before the file does")
}

fn choices<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Shape {
    let (mut all, mut doc, mut written) = (Vec::new(), String::new(), String::new());
    for line in lines {
        if let Some(words) = comment(line) {
            doc = words;
            continue;
        }
        written = format!("{written} {}", line.trim());
        let last = written.ends_with(';');
        if last || written.ends_with('|') {
            let choice = written.trim_end_matches([';', '|', ' ']).trim().to_owned();
            all.push((choice, std::mem::take(&mut doc)));
            written.clear();
        }
        if last {
            break;
        }
    }
    Shape::Choices(all)
}
