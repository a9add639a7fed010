// Says what is the matter while there is no picture.

const names = { connecting: "Connecting…", connected: "Connected", lost: "Line lost", waiting: "Waiting", over: "Ended" };

export class Curtain {
  #curtain = document.getElementById("curtain");
  #title = document.getElementById("curtain-title");
  #words = document.getElementById("curtain-words");
  #retry = document.getElementById("retry");
  #badge = document.getElementById("line");
  #retryAt = null;

  constructor(line) {
    line.addEventListener("state", (event) => this.#show(event.detail));
    this.#retry.addEventListener("click", () => line.retryNow());
    setInterval(() => this.#countDown(), 500);
  }

  #show({ state, words, title, retryAt }) {
    this.#badge.dataset.state = state;
    this.#badge.textContent = names[state];
    this.#curtain.hidden = state === "connected";
    this.#title.textContent = title ?? words;
    this.#words.textContent = title ? words : "The desktop goes on by itself, whether anybody looks at it or not.";
    this.#retryAt = retryAt ?? null;
    this.#retry.hidden = state !== "lost";
    this.#countDown();
  }

  #countDown() {
    if (this.#retryAt === null || this.#retry.hidden) return;
    const seconds = Math.ceil((this.#retryAt - performance.now()) / 1000);
    this.#retry.textContent = seconds > 1 ? `Try now (by itself in ${seconds} s)` : "Try now";
  }
}
