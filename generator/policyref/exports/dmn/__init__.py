"""Every computable measure's rules as OMG DMN 1.3, which rule engines and modelling tools of others read."""
