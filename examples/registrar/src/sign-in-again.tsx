import { useEffect, useRef } from "react";
import { SignIn } from "./sign-in.tsx";

interface SignInAgainProps {
  readonly username: string;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** The session ended under the page: it is begun again above it, so that nothing that was typed there is lost. */
export const SignInAgain = ({ username, onDone, onClose }: SignInAgainProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The form names the document after itself.
    const { title } = document;
    return () => {
      document.title = title;
    };
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className="again" aria-label="Sign in again" onClose={onClose}>
      <SignIn
        username={username}
        // Opened with the form in it, so that the focus goes into it.
        onReady={() => {
          if (!dialog.current?.open) dialog.current?.showModal();
        }}
        onDone={async () => {
          await onDone();
          close();
        }}
        onFail={onClose}
      />
      <button type="button" className="button" onClick={close}>
        Not now
      </button>
    </dialog>
  );
};
