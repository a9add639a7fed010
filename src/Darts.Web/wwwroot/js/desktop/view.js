// How the desktop fills the window; remembered by this browser.

const KEY = "darts.view";
const known = ["resize", "scale", "actual"];

function remembered() {
  try {
    const view = localStorage.getItem(KEY);
    return known.includes(view) ? view : "resize";
  } catch {
    return "resize";
  }
}

function remember(view) {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Then it holds for this page only.
  }
}

export function connectView(line) {
  const radios = document.querySelectorAll("input[name=view]");
  let view = remembered();

  function apply() {
    for (const radio of radios) radio.checked = radio.value === view;
    if (!line.rfb) return;
    // Following the window also scales: not every guest can change its size, and one that can does it a moment later.
    line.rfb.scaleViewport = view !== "actual";
    line.rfb.resizeSession = view === "resize";
    line.rfb.clipViewport = false;
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      view = radio.value;
      remember(view);
      apply();
    });
  }
  line.addEventListener("connected", apply);
  apply();
}
