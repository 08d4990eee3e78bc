import type { Icon } from "./icons.js";

/** Pictures of what is loaded later than the first rows, each apart: whoever draws one brings it. */
export const eyeIcon: Icon =
  "M1.5 8S3.75 3.75 8 3.75 14.5 8 14.5 8 12.25 12.25 8 12.25 1.5 8 1.5 8zM9.9 8a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0z";
export const offlineIcon: Icon =
  "m2 2 12 12M4.9 5.3a3.75 3.75 0 0 0-.4 7.45h6.9M13.6 11.9a3 3 0 0 0-2-5.15 4 4 0 0 0-3.9-2.95";
export const userIcon: Icon =
  "M10.75 5.25a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM2.75 13.75c.5-2.75 2.6-4.25 5.25-4.25s4.75 1.5 5.25 4.25";
export const usersIcon: Icon =
  "M8.5 5.25a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM1.5 13.25c.4-2.4 2.2-3.75 4.5-3.75s4.1 1.35 4.5 3.75M10.5 2.95a2.5 2.5 0 0 1 0 4.6M12.25 9.9c1.2.6 2 1.75 2.25 3.35";
