// Quantities and phases as the pages say them; the server says them the same way (Pages/Words.cs).

const phases = {
  Reserving: "Reserving resources",
  CreatingDisk: "Making its disk",
  Starting: "Starting",
  Booting: "Booting",
  Ready: "Ready",
  Paused: "Paused",
  Stopping: "Stopping",
  Stopped: "Stopped",
  Ending: "Ending",
  Failed: "It could not be created.",
};

export const phaseWords = (phase) => phases[phase] ?? phase;

export function timeLeft(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  if (milliseconds <= 0) return "time is up";
  if (minutes < 1) return "less than a minute left";
  if (minutes < 60) return `${minutes} min left`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min left`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h left`;
}

export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
