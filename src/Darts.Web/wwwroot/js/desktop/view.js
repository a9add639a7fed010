// How the desktop fills the window; remembered by this browser.

const KEY = "darts.view";
const ASK_AGAIN_AFTER = 2000;
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

  // A guest that boots refuses to follow at first, and then takes sizes of its own when its graphics driver comes up.
  let timer = 0;
  const sizes = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(apply, ASK_AGAIN_AFTER);
  });
  line.addEventListener("connected", () => {
    sizes.disconnect();
    sizes.observe(document.querySelector("#screen canvas"), { attributeFilter: ["width", "height"] });
  });

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
