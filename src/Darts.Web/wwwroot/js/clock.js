// The portal's clock: deadlines are its instants, and this computer's clock may be wrong.

import { timeLeft } from "./words.js";

const SOON = 5 * 60_000;
let offset = 0;

export const now = () => Date.now() + offset;

export function setFromServer(instant) {
  const time = Date.parse(instant);
  if (!Number.isNaN(time)) offset = time - Date.now();
}

// Keeps every <time data-left> of the page true.
export function showTimesLeft() {
  for (const element of document.querySelectorAll("time[data-left][datetime]")) {
    const left = Date.parse(element.dateTime) - now();
    const words = timeLeft(left);
    if (element.textContent !== words) element.textContent = words;
    element.toggleAttribute("data-soon", left < SOON);
  }
}

export function keepTimesLeft() {
  showTimesLeft();
  setInterval(showTimesLeft, 1000);
}
