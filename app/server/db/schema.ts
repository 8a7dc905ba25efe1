export * from "./auth-schema";
export * from "./schema/post";
