// Text between this computer's clipboard and the desktop's, through a panel: browsers let no page read it unasked.

export function connectClipboard(line) {
  const panel = document.getElementById("clipboard");
  const text = document.getElementById("clipboard-text");
  const status = document.getElementById("clipboard-status");
  const fetchButton = document.getElementById("clipboard-fetch");
  const say = (words) => { status.textContent = words; };

  line.addEventListener("clipboard", (event) => {
    text.value = event.detail;
    say("Copied in the desktop just now.");
  });

  document.getElementById("clipboard-send").addEventListener("click", () => {
    if (!line.rfb) return say("There is no line to the desktop now.");
    line.rfb.clipboardPasteFrom(text.value);
    say("Sent. Paste it in the desktop.");
  });

  document.getElementById("clipboard-copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      say("Copied to this computer.");
    } catch {
      text.select();
      say("The browser does not allow it. Press Ctrl-C to copy the marked text.");
    }
  });

  fetchButton.hidden = !navigator.clipboard?.readText;
  fetchButton.addEventListener("click", async () => {
    try {
      text.value = await navigator.clipboard.readText();
      say("Pasted here. Now send it to the desktop.");
    } catch {
      text.focus();
      say("The browser does not allow it. Press Ctrl-V in the field.");
    }
  });

  panel.addEventListener("toggle", (event) => {
    if (event.newState === "open") text.focus();
    else say("");
  });
}
