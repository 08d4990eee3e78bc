import "@usherkit/elements/define";
import { mount } from "svelte";
import App from "./app.svelte";
import "./network.css";

const target = document.getElementById("app");
if (target) {
  target.replaceChildren();
  mount(App, { target });
}
