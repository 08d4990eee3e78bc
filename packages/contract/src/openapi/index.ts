export { openApiDocument, type OpenApiDocument, type OpenApiOperation } from "./document.js";
