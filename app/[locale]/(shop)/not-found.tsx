export { MissingMessage as default } from "@/components/shell/missing-message";
