// ParleyForms
