import { keepTimesLeft, now } from "./clock.js";
import { watchSessions } from "./live.js";
import { elapsed, phaseWords } from "./words.js";

const page = document.getElementById("session");
const { session: id, created } = page.dataset;
const status = document.getElementById("status-words");
const problem = document.getElementById("problem");
const open = document.getElementById("open");
const steps = [...document.querySelectorAll("[data-step]")];
const order = steps.map((step) => step.dataset.step);
const onItsWay = (phase) => order.includes(phase) && phase !== "Ready";
const waited = onItsWay(page.dataset.phase);

function show(session) {
  page.dataset.phase = session.phase;
  const reached = order.includes(session.phase) ? order.indexOf(session.phase) : order.length;
  for (const [index, step] of steps.entries()) {
    step.dataset.state = session.phase === "Failed" ? "stopped"
      : index < reached || session.phase === "Ready" ? "done"
        : index === reached ? "now" : "ahead";
  }
  if (status.textContent !== phaseWords(session.phase)) status.textContent = phaseWords(session.phase);
  problem.textContent = session.problem ?? "";
  problem.hidden = !session.problem;
  open.hidden = !session.hasConsole;
  open.textContent = session.phase === "Booting" ? "Watch it boot" : "Open the desktop";
  // Who watched it come wants to use it.
  if (waited && session.phase === "Ready") location.replace(open.href);
}

function showEnded() {
  page.dataset.phase = "Ended";
  status.textContent = "This session has ended.";
  open.hidden = true;
  document.getElementById("end")?.remove();
}

function showElapsed() {
  document.getElementById("elapsed").textContent = onItsWay(page.dataset.phase) ? elapsed(now() - Date.parse(created)) : "";
}

watchSessions((sessions) => {
  const mine = sessions.find((session) => session.id === id);
  if (mine) show(mine);
  else showEnded();
  showElapsed();
});
setInterval(showElapsed, 1000);
keepTimesLeft();
