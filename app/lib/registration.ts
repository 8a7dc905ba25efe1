/** Carries the code of an invitation from its link to wherever the account is made. */
export const INVITATION_COOKIE = "invitation";

/** Why an account is not made. */
export const REGISTRATION_CLOSED = "REGISTRATION_CLOSED";
export const INVITATION_NEEDED = "INVITATION_NEEDED";
