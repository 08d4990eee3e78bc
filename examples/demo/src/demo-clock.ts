/** A clock that can be set while the demo's past is played, and that runs by itself afterwards. */
export interface DemoClock {
  readonly now: () => Date;
  /** Stops it at an instant. */
  set(instant: Date): void;
  /** Moves it on, in milliseconds; only while it is stopped. */
  advance(milliseconds: number): void;
  /** Lets it run again. */
  run(): void;
}

export const createClock = (): DemoClock => {
  let stopped: Date | undefined;
  return {
    now: () => new Date(stopped ?? Date.now()),
    set: (instant) => {
      stopped = instant;
    },
    advance: (milliseconds) => {
      if (stopped) stopped = new Date(stopped.getTime() + milliseconds);
    },
    run: () => {
      stopped = undefined;
    },
  };
};
