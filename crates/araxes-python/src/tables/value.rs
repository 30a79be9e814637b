//! Values of the tables as Python objects.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// The value in a row of a column of one of the types that the tables have: `str`, `int`, `float`, `datetime.date`,
/// `list`, `dict` or `None`.
pub(crate) fn to_python<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_bound_py_any(py),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_bound_py_any(py),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_bound_py_any(py),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            // Python counts the days from 0001-01-01, which is day 1; Arrow from 1970-01-01.
            let ordinal = i64::from(days) + 719_163;
            py.import("datetime")?
                .getattr("date")?
                .call_method1("fromordinal", (ordinal,))
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            let list = PyList::empty(py);
            for item in 0..items.len() {
                list.append(to_python(py, &items, item)?)?;
            }
            Ok(list.into_any())
        }
        DataType::Struct(fields) => {
            let dict = PyDict::new(py);
            for (field, values) in fields.iter().zip(column.as_struct().columns()) {
                dict.set_item(field.name(), to_python(py, values, row)?)?;
            }
            Ok(dict.into_any())
        }
        other => Err(PyTypeError::new_err(format!("no Python value for Arrow's {other}"))),
    }
}
