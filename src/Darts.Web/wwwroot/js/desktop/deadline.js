// Warns before the time is up. The deadline is asked for now and then, because it may have been moved.

import { now } from "../clock.js";
import { timeLeft } from "../words.js";
import { askAbout } from "./session.js";

const WARN_BELOW = 5 * 60_000;
const ASK_EVERY = 60_000;

export function watchDeadline(line) {
  const left = document.getElementById("left");
  const warning = document.getElementById("warning");
  let over = false;

  function check() {
    // Without a deadline there is no attribute, and nothing to warn of.
    const remaining = left.dateTime ? Date.parse(left.dateTime) - now() : Infinity;
    warning.hidden = over || remaining > WARN_BELOW;
    const words = remaining > 0
      ? `This session ends by itself: ${timeLeft(remaining)}. Save your work outside of it.`
      : "The time of this session is up: it is being ended.";
    if (!warning.hidden && warning.textContent !== words) warning.textContent = words;
  }

  async function ask() {
    const session = await askAbout(document.body.dataset.session);
    if (session?.deadline) left.dateTime = session.deadline;
  }

  line.addEventListener("state", (event) => { over = event.detail.state === "over"; check(); });
  setInterval(check, 1000);
  setInterval(() => { if (!document.hidden && !over) ask(); }, ASK_EVERY);
  ask();
  check();
}
