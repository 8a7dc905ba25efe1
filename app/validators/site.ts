/** Who may make an account. */
export const registrations = ["open", "invitation", "closed"] as const;
export type Registration = (typeof registrations)[number];
