/** One signal for a whole call: the caller's, and the time it may take over all tries and bodies. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Why the signal fired. */
  readonly cause: () => "aborted" | "timeout" | undefined;
  /** Milliseconds left. */
  readonly remaining: () => number;
  readonly close: () => void;
}

/** Opens a deadline of `timeout` milliseconds; `close` frees the timer and the caller's signal. */
export const openDeadline = (timeout: number, caller: AbortSignal | undefined): Deadline => {
  const controller = new AbortController();
  const end = performance.now() + timeout;
  let cause: "aborted" | "timeout" | undefined;
  const stop = (why: "aborted" | "timeout") => {
    cause ??= why;
    controller.abort();
  };
  const timer = setTimeout(() => {
    stop("timeout");
  }, timeout);
  const onAbort = () => {
    stop("aborted");
  };
  if (caller?.aborted) onAbort();
  caller?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    cause: () => cause,
    remaining: () => end - performance.now(),
    close: () => {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onAbort);
    },
  };
};

/** The work's result, or a rejection as soon as the signal fires: a `fetch` that was handed in may not know signals. */
export const until = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      reject(new Error("stopped"));
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
