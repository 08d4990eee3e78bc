import { useEffect, useEffectEvent, useRef } from "react";
import { isUsherError } from "@usherkit/sdk";
import { client, tenant } from "./portal.ts";

interface SignInProps {
  readonly username?: string;
  readonly onDone: () => void | Promise<void>;
  /** The form stands there. */
  readonly onReady?: () => void;
  readonly onFail: () => void;
}

/** The account pages' own sign-in, in this page: with every step that the server asks for after the password. */
export const SignIn = ({ username, onDone, onReady, onFail }: SignInProps) => {
  const place = useRef<HTMLDivElement>(null);
  const done = useEffectEvent(onDone);
  const ready = useEffectEvent(() => onReady?.());
  const fail = useEffectEvent(onFail);
  useEffect(() => {
    // What is asked for here may be answered when React has taken the form away again.
    const gone = { is: false };
    const isGone = () => gone.is;
    const show = async (container: HTMLElement): Promise<void> => {
      try {
        const { signInHere } = await import("/account/sign-in-here.js");
        if (isGone()) return;
        await signInHere(container, { client, tenant, username, onDone: () => done() });
        if (!isGone()) ready();
      } catch (error) {
        if (!isUsherError(error)) throw error;
        if (!isGone()) fail();
      }
    };
    if (place.current) void show(place.current);
    return () => {
      gone.is = true;
    };
  }, [username]);
  return <div className="sign-in" ref={place} />;
};
