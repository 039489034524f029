import "../shared/messages.js";
