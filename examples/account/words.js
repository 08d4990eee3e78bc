/** Every word of the account pages, with what the portal calls its credential put in: "password", "PAC". */
export const wordsFor = (profile) => {
  const credential = profile.credential.name;
  const Credential = credential[0].toUpperCase() + credential.slice(1);
  const portal = profile.name;
  return {
    credential,
    portal,
    username: profile.fields.find((field) => field.id === "username")?.label ?? "User name",
    show: "Show",
    hide: "Hide",
    showPassword: `Show ${credential}`,
    optional: "optional",
    back: `Back to ${portal}`,
    support: "Need help?",

    signIn: {
      title: `Sign in to ${portal}`,
      name: "User name or email",
      submit: "Sign in",
      busy: "Signing in…",
      forgotten: `Forgotten your ${credential}?`,
    },
    setNow: {
      title: `Choose a new ${credential}`,
      intro: `Your ${credential} is temporary or has expired. Choose a new one to go on.`,
      field: `New ${credential}`,
      submit: `Save and continue`,
      busy: "Saving…",
      again: "Sign in as somebody else",
    },
    enrol: {
      title: "Set up your authenticator",
      intro: "An authenticator app on your phone makes a code for each sign-in.",
      scan: "Scan this with your authenticator app.",
      qr: "QR code for your authenticator app",
      orType: "Or type this key into the app:",
      open: "Open in an app on this device",
      type: "Type the six digits that the app shows.",
      code: "Code from the app",
      submit: "Confirm",
      busy: "Checking…",
    },
    verify: {
      title: "Enter your code",
      intro: "Open your authenticator app and type the six digits for this account.",
      code: "Code from the app",
      submit: "Sign in",
      busy: "Checking…",
      lost: "No access to the app? Ask an Admin of your company to reset it.",
    },
    forgotten: {
      title: `Forgotten your ${credential}?`,
      intro: `We send a link with which you choose a new one to the address of your account.`,
      submit: "Send the link",
      busy: "Sending…",
      sentTitle: "Look into your mailbox",
      sent: `If there is an account of that name, a mail with a link is on its way to its address. Your present ${credential} goes on working until you choose a new one.`,
      again: "Send it to another name",
      demo: "This is a demo: its mail arrives in the mailbox page.",
      mailbox: "Open the mailbox",
    },
    set: {
      title: `Set your ${credential}`,
      intro: `You opened a link from one of our mails. Go on to choose your ${credential}.`,
      go: "Continue",
      going: "Opening…",
      field: `New ${credential}`,
      submit: `Set ${credential}`,
      busy: "Setting…",
      doneTitle: `Your ${credential} is set`,
      done: "You can sign in with it now. Other sessions of yours have ended.",
      signIn: `Sign in to ${portal}`,
      deadTitle: "This link no longer works",
      dead: "It was used already, replaced by a newer one, or has run out.",
      forgotten: "Ask for a new link",
      noToken: "The link is not whole: open it again from the mail, or copy all of it.",
    },
    signUp: {
      title: `Set up your account`,
      intro: (email, tenant) => `You are invited to ${tenant} at ${portal}. Your account will belong to ${email}.`,
      submit: "Create account",
      busy: "Creating…",
      password: Credential,
      doneTitle: "Your account is ready",
      done: "Sign in with the user name and the password that you have just chosen.".replace("password", credential),
      dead: "The invitation was used already, withdrawn, replaced by a newer one, or has run out. Ask whoever invited you for a new one.",
    },
    change: {
      title: `Change your ${credential}`,
      current: `Present ${credential}`,
      field: `New ${credential}`,
      submit: `Change ${credential}`,
      busy: "Changing…",
      doneTitle: `Your ${credential} was changed`,
      done: "You stay signed in here. Other sessions of yours have ended.",
    },
    authenticator: {
      title: "Your authenticator",
      intro: "With an authenticator app, a stolen password alone opens nothing.".replace("password", credential),
      begin: "Set up an authenticator",
      beginning: "Preparing…",
      doneTitle: "Your authenticator is set up",
      done: "From the next sign-in on you are asked for a code.",
      enrolledTitle: "You have an authenticator",
      enrolled:
        "To move to another device, ask an Admin of your company to reset it; then set it up anew at your next sign-in.",
    },
    account: {
      title: "Your account",
      signedInAs: (name, username) => `Signed in as ${name} (${username}).`,
      change: `Change your ${credential}`,
      authenticator: "Set up an authenticator",
      signOut: "Sign out",
    },
    minimum: `At least ${profile.credential.minLength} characters.`,

    fields: {
      required: (label) => `Fill in ${label.toLowerCase()}.`,
      too_short: `Use at least ${profile.credential.minLength} characters.`,
      too_small: "This is too short.",
      too_big: "This is too long.",
      same_as_username: `Choose a ${credential} that is not your user name or email.`,
      same_as_present: `Choose a ${credential} that differs from the present one.`,
      wrong: "This is not right. Try again.",
      taken: "Somebody has this already. Choose another.",
      invalid_username: "Use one word, without spaces.",
      invalid_text: "There are characters in it that can't be used.",
      not_enrolling: "Start the set-up again.",
      unknown: "This can't be used.",
    },
    problems: {
      invalid_credentials: `The user name or ${credential} is not right.`,
      account_locked: "This account is locked. Ask an Admin of your company to unlock it.",
      account_inactive: "This account is not active. Ask an Admin of your company.",
      invalid_token: "This link no longer works.",
      unauthenticated: "Your sign-in has run out. Sign in again.",
      sign_in_incomplete: "Your sign-in is not complete. Sign in again.",
      username_taken: "Somebody has this user name already. Choose another.",
      email_taken: "There is an account with your email already. Sign in with it.",
      invalid_request: "Something in the form is not right.",
      origin_refused: "This page may not do that. Open it from the portal's own address.",
      network: "The server can't be reached. What you typed is kept: try again.",
      timeout: "The server took too long. What you typed is kept: try again.",
      too_many_requests: (seconds) => `Too many attempts. Try again in ${seconds} seconds.`,
      not_found: "There is no such portal. Check the address.",
      other: (requestId) =>
        `Something went wrong on our side${requestId ? ` (${requestId})` : ""}. What you typed is kept: try again.`,
    },
  };
};

/** For the moment before the profile is there. */
export const bareWords = {
  noTenant: "This address names no portal. Open the page from your portal, or from the link in the mail.",
  unreachable: "The server can't be reached. Try again.",
  retry: "Try again",
};

/** What an error means, in words. */
export const problemText = (words, error) => {
  const text = words.problems[error?.code];
  if (typeof text === "function") return text(Math.max(1, Math.ceil(error.retryAfter ?? 60)));
  return text ?? words.problems.other(error?.requestId);
};

/** What is wrong with one field, in words. */
export const fieldText = (words, label, code) => {
  const text = words.fields[code] ?? words.fields.unknown;
  return typeof text === "function" ? text(label) : text;
};
