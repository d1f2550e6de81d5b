"""SiMadu minus its surface: core, services, figures, components and the frame around them."""
