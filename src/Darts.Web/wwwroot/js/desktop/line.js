// The line to the desktop. It is picked up again by itself until the portal says that there is nothing at its other end.
//
// Events: "state" with { state, words, retryAt }: connecting, connected, lost, waiting (the session has no picture now), over;
// "connected" and "clipboard" for the other parts.

import RFB from "../../novnc/core/rfb.js";
import { socketAt } from "../address.js";
import { askAbout } from "./session.js";

const PAUSES = [250, 1000, 2000, 4000, 8000, 10_000];

export class DesktopLine extends EventTarget {
  #target;
  #id;
  #rfb = null;
  #attempts = 0;
  #timer = 0;
  #isOver = false;

  constructor(target, id) {
    super();
    this.#target = target;
    this.#id = id;
    addEventListener("online", () => this.retryNow());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.retryNow(); });
  }

  get rfb() {
    return this.#rfb;
  }

  open() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#say("connecting", this.#attempts === 0 ? "Connecting…" : "Connecting again…");
    const socket = new WebSocket(socketAt(`api/sessions/${this.#id}/console`), "binary");
    const rfb = new RFB(this.#target, socket, { shared: true });
    rfb.background = "transparent";
    rfb.addEventListener("connect", () => this.#connected(rfb));
    rfb.addEventListener("clipboard", (event) => this.dispatchEvent(new CustomEvent("clipboard", { detail: event.detail.text })));
    rfb.addEventListener("disconnect", () => this.#disconnected(rfb));
  }

  retryNow() {
    if (this.#timer) this.open();
  }

  #connected(rfb) {
    this.#rfb = rfb;
    this.#attempts = 0;
    this.#say("connected", "Connected");
    this.dispatchEvent(new CustomEvent("connected", { detail: rfb }));
    rfb.focus();
  }

  // A broken line alone says nothing: the portal knows whether the session lives.
  async #disconnected(rfb) {
    if (this.#rfb === rfb) this.#rfb = null;
    this.#say("connecting", "The line broke…");
    const session = await askAbout(this.#id);
    if (session === "gone") return this.#finish("ended", "This session has ended", "It was ended, or its time was up. What was on its disk is gone.");
    if (session === "signed-out") return this.#finish("signed-out", "You are signed out", "The session goes on. Sign in again to come back to it.");
    if (session?.phase === "Failed") return this.#finish("failed", "The session failed", session.problem ?? "");
    if (session?.phase === "Ending") return this.#wait("waiting", "The session is ending…");
    if (session && !session.hasConsole) return this.#wait("waiting", "The desktop is not running yet…");
    this.#wait("lost", session ? "The line to the desktop is lost." : "The portal does not answer.");
  }

  #wait(state, words) {
    const pause = PAUSES[Math.min(this.#attempts++, PAUSES.length - 1)];
    this.#say(state, words, performance.now() + pause);
    this.#timer = setTimeout(() => this.open(), pause);
  }

  #finish(kind, title, words) {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.dispatchEvent(new CustomEvent("state", { detail: { state: "over", kind, title, words } }));
  }

  #say(state, words, retryAt = null) {
    if (!this.#isOver) this.dispatchEvent(new CustomEvent("state", { detail: { state, words, retryAt } }));
  }
}
