// Audits the page as it is and calls back with one line for each rule that is broken.

const done = arguments[arguments.length - 1];
window.axe
  .run(document, { resultTypes: ["violations"] })
  .then((result) =>
    done(
      result.violations.map(
        (rule) => `${rule.id}: ${rule.help} (${rule.nodes.map((node) => node.target.join(" ")).join("; ")})`,
      ),
    ),
  )
  .catch((error) => done([`axe could not run: ${error}`]));
