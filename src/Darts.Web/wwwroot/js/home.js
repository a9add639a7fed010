import { at } from "./address.js";
import { keepTimesLeft } from "./clock.js";
import { watchSessions } from "./live.js";

const PICTURE_INTERVAL = 5000;
const list = document.getElementById("sessions");
const shapeOf = (sessions) => sessions.map((session) => `${session.id} ${session.phase} ${session.problem ?? ""}`).sort().join("\n");
let shape = null;

// The server renders the list; pictures that are already there are kept, so that nothing flickers.
async function refreshList() {
  const answer = await fetch(at("?handler=sessions"), { headers: { accept: "text/html" } });
  if (answer.redirected) location.assign(at("sign-in"));
  if (!answer.ok || list.querySelector(":popover-open")) return false;
  const focused = document.activeElement?.closest("[data-session]")?.dataset.session;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  for (const picture of fresh.querySelectorAll("img[data-screen]")) {
    const known = list.querySelector(`[data-session="${picture.closest("[data-session]").dataset.session}"] img[data-screen]`);
    if (known) picture.replaceWith(known);
  }
  list.replaceChildren(...fresh.childNodes);
  if (focused) list.querySelector(`[data-session="${focused}"] .actions > *`)?.focus();
  return true;
}

async function refreshPicture(picture) {
  try {
    const id = picture.closest("[data-session]").dataset.session;
    const answer = await fetch(at(`api/sessions/${id}/screen`));
    if (answer.status !== 200) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => { picture.src = reader.result; });
    reader.readAsDataURL(await answer.blob());
  } catch {
    // The next round tries again.
  }
}

watchSessions(async (sessions) => {
  const next = shapeOf(sessions);
  if (shape === null) {
    const shown = [...list.querySelectorAll("[data-session]")].map((item) => `${item.dataset.session} ${item.dataset.phase}`).sort().join("\n");
    if (shown === sessions.map((session) => `${session.id} ${session.phase}`).sort().join("\n")) shape = next;
  }
  if (next !== shape && await refreshList()) shape = next;
});

setInterval(() => {
  if (!document.hidden) list.querySelectorAll("img[data-screen]").forEach(refreshPicture);
}, PICTURE_INTERVAL);

// One press makes one session.
document.getElementById("create")?.addEventListener("submit", (event) => {
  event.submitter.disabled = true;
  event.submitter.textContent = "Creating…";
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

keepTimesLeft();
