/** How the program reaches an address: through which proxy, whom it trusts, and what is said when it cannot. */
package convscope.web;
