// ParleyKeylog
