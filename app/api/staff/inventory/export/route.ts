export { exportStock as GET } from "@/lib/endpoints/inventory";
