export * from "./auth-schema";
export * from "./schema/limit";
export * from "./schema/mail";
export * from "./schema/post";
export * from "./schema/profile";
export * from "./schema/site";
