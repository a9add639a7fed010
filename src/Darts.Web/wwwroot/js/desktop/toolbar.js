// Full screen, and the toolbar that makes room.

export function connectToolbar(line) {
  const toolbar = document.getElementById("toolbar");
  const expand = document.getElementById("expand");
  const fullScreen = document.getElementById("full-screen");

  function setCollapsed(collapsed) {
    toolbar.hidden = collapsed;
    expand.hidden = !collapsed;
    if (collapsed) line.rfb?.focus();
    else document.getElementById("collapse").focus();
  }

  document.getElementById("collapse").addEventListener("click", () => setCollapsed(true));
  expand.addEventListener("click", () => setCollapsed(false));

  fullScreen.hidden = !document.fullscreenEnabled;
  fullScreen.addEventListener("click", async () => {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
    line.rfb?.focus();
  });
  document.addEventListener("fullscreenchange", async () => {
    const isFull = document.fullscreenElement !== null;
    fullScreen.title = isFull ? "Leave full screen" : "Full screen";
    fullScreen.setAttribute("aria-pressed", String(isFull));
    // Where browsers allow it, Esc, Alt-Tab and the like go to the desktop while it fills the screen.
    if (isFull) await navigator.keyboard?.lock?.().catch(() => {});
    else navigator.keyboard?.unlock?.();
  });
}
