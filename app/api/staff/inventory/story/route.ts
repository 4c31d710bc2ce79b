export { readStockStory as GET } from "@/lib/endpoints/inventory";
