// A phone shows its keyboard for a text field only: what is typed there is pressed in the desktop.

import keysyms from "../../novnc/core/input/keysymdef.js";

const BACKSPACE = [0xff08, "Backspace"];
const ENTER = [0xff0d, "Enter"];
// Some keyboards report a deletion only as a change of the text, so there must be something to delete.
const FILLER = "_".repeat(32);

export function connectTouchKeyboard(line) {
  const input = document.getElementById("touch-input");
  const reset = () => {
    input.value = FILLER;
    input.setSelectionRange(FILLER.length, FILLER.length);
  };

  input.addEventListener("input", (event) => {
    if (event.isComposing || !line.rfb) return;
    const deleted = Math.max(0, FILLER.length - input.value.length);
    for (let i = 0; i < deleted; i++) line.rfb.sendKey(...BACKSPACE);
    for (const character of input.value.slice(FILLER.length)) {
      if (character === "\n") line.rfb.sendKey(...ENTER);
      else line.rfb.sendKey(keysyms.lookup(character.codePointAt(0)), null);
    }
    reset();
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new InputEvent("input")));

  document.getElementById("touch-keyboard").addEventListener("click", () => {
    reset();
    input.focus();
  });
}
