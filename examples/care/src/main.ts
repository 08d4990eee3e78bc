import { createApp } from "vue";
import App from "./app.vue";
import "./care.css";

createApp(App).mount("#app");
