// Keys that the browser or this computer keeps for itself.

const CONTROL = [0xffe3, "ControlLeft"];
const ALT = [0xffe9, "AltLeft"];
const SUPER = [0xffeb, "MetaLeft"];
const DELETE = [0xffff, "Delete"];
const functionKey = (number) => [0xffbd + number, `F${number}`];

const entries = [
  ["Ctrl-Alt-Del", "ctrl-alt-del", [CONTROL, ALT, DELETE]],
  ["Alt-Tab", "alt-tab", [ALT, [0xff09, "Tab"]]],
  ["Alt-F4", "alt-f4", [ALT, functionKey(4)]],
  ["Super", "super", [SUPER]],
  ["Esc", "escape", [[0xff1b, "Escape"]]],
  ["F11", "f11", [functionKey(11)]],
  ["Print Screen", "print-screen", [[0xff61, "PrintScreen"]]],
  ["Ctrl-W", "ctrl-w", [CONTROL, [0x77, "KeyW"]]],
  ["Ctrl-Alt-Backspace", "ctrl-alt-backspace", [CONTROL, ALT, [0xff08, "Backspace"]]],
  null,
  ...[1, 2, 3, 4, 5, 6, 7].map((number) => [`Ctrl-Alt-F${number}`, `ctrl-alt-f${number}`, [CONTROL, ALT, functionKey(number)]]),
];

function press(rfb, keys) {
  for (const [keysym, code] of keys) rfb.sendKey(keysym, code, true);
  for (const [keysym, code] of [...keys].reverse()) rfb.sendKey(keysym, code, false);
}

export function connectKeys(line) {
  const menu = document.getElementById("keys");
  for (const entry of entries) {
    if (entry === null) {
      menu.append(document.createElement("hr"));
      continue;
    }
    const [label, id, keys] = entry;
    const item = document.createElement("button");
    item.type = "button";
    item.role = "menuitem";
    item.textContent = label;
    item.dataset.testid = `key-${id}`;
    item.addEventListener("click", () => {
      menu.hidePopover();
      if (line.rfb) press(line.rfb, keys);
      line.rfb?.focus();
    });
    menu.append(item);
  }

  menu.addEventListener("toggle", (event) => { if (event.newState === "open") menu.querySelector("button").focus(); });
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  });
}
