// The events of my sessions. While nobody looks at the page the line is given back: browsers allow six of them to one host.

import { at } from "./address.js";
import { setFromServer } from "./clock.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;

export function watchSessions(onSessions) {
  let source = null;
  let pause = FIRST_PAUSE;
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const open = () => {
    close();
    source = new EventSource(at("api/sessions/events"));
    source.addEventListener("sessions", (event) => {
      pause = FIRST_PAUSE;
      const news = JSON.parse(event.data);
      setFromServer(news.now);
      onSessions(news.sessions);
    });
    source.addEventListener("error", () => {
      // The browser's own retry gives up on any answer but 200; this one does not.
      close();
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  if (!document.hidden) open();
}
