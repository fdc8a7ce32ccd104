// The start-up message prints …/#token=…: the part after # never leaves the browser by itself.
const form = document.getElementById('sign-in');
const token = new URLSearchParams(location.hash.slice(1)).get('token');

if (token) {
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.token.value = token;
  form.submit();
} else {
  // A link on another site arrives without the session cookie; this request of our own carries it.
  fetch('/session').then((answer) => answer.json()).then((session) => {
    if (session.open) location.replace(form.elements.next.value);
  });
}
