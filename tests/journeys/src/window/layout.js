// What is cut off or out of reach on the page as it is, one line each.

const said = [];
const root = document.documentElement;
const { innerWidth: width, innerHeight: height } = window;

function name(element) {
  const words = (element.getAttribute("aria-label") ?? element.innerText ?? "").replace(/\s+/g, " ");
  return `${element.tagName.toLowerCase()} “${words.trim().slice(0, 40)}”`;
}

function seen(element) {
  const box = element.getBoundingClientRect();
  // What only screen readers get is a pixel large.
  return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
}

// Whether something around the element can be scrolled to bring it into sight.
function scrolls(element, axis) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const how = getComputedStyle(around)[axis === "x" ? "overflowX" : "overflowY"];
    if (how === "auto" || how === "scroll") return true;
  }
  return axis === "y" && root.scrollHeight > root.clientHeight;
}

function ownText(element) {
  return Array.from(element.childNodes).some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "",
  );
}

if (root.scrollWidth > root.clientWidth) {
  said.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
}
const main = document.querySelector("main");
if (main && main.scrollWidth > main.clientWidth) {
  said.push(`the content is ${main.scrollWidth} wide where ${main.clientWidth} are shown`);
}
const dialogs = Array.from(document.querySelectorAll("[role=dialog], [role=alertdialog]")).filter(seen);
const top = dialogs.at(-1) ?? document.body;
for (const element of top.querySelectorAll("*")) {
  if (!seen(element)) continue;
  const style = getComputedStyle(element);
  const clips = style.overflowX === "hidden" || style.overflowX === "clip";
  if (clips && ownText(element) && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1) {
    said.push(`the text of ${name(element)} is cut off`);
  }
  if (!ownText(element) && !element.matches("button, input, select, textarea, a")) continue;
  const box = element.getBoundingClientRect();
  if ((box.left < -1 || box.right > width + 1) && !scrolls(element, "x")) {
    said.push(`${name(element)} reaches over the side of the window`);
  }
  if ((box.top < -1 || box.bottom > height + 1) && !scrolls(element, "y")) {
    said.push(`${name(element)} reaches over the foot or the head of the window`);
  }
}
return said;
