import pino from "pino";

/** Structured log; anything that could be personal or secret is redacted by name. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  redact: {
    paths: ["email", "phone", "name", "password", "token", "authorization", "cookie", "*.email", "*.phone", "*.name", "*.password", "*.token", "*.address", "*.authorization", "*.cookie"],
    censor: "[redacted]",
  },
});
