/** Images that a person drops, pastes or selects: what is in them, and reading them one drop after the other. */
package convscope.workbench.images;
