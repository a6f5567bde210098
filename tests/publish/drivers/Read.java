import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints v_fund_flow as a JDBC program sees it: the declared types, then each row, cells parted by tabs. */
public class Read {
    public static void main(String[] arguments) throws SQLException {
        String address = "jdbc:sqlite:" + arguments[0] + "?date_string_format=yyyy-MM-dd";
        try (Connection connection = DriverManager.getConnection(address)) {
            StringBuilder types = new StringBuilder();
            ResultSet columns = connection.getMetaData().getColumns(null, null, "v_fund_flow", null);
            while (columns.next()) {
                types.append(columns.getString("COLUMN_NAME")).append('=').append(columns.getString("TYPE_NAME"));
                types.append('\t');
            }
            System.out.println(types.toString().trim());
            ResultSet row = connection.createStatement().executeQuery(
                "SELECT id, donor, amount_yuan, period_end, year, is_cumulative, first_quote FROM v_fund_flow ORDER BY id");
            while (row.next()) {
                String amount = row.getBigDecimal(3) == null ? "" : row.getBigDecimal(3).stripTrailingZeros().toPlainString();
                String day = row.getDate(4) == null ? "" : row.getDate(4).toString();
                int year = row.getInt(5);
                String shownYear = row.wasNull() ? "" : String.valueOf(year);
                System.out.println(String.join("\t", row.getString(1), String.valueOf(row.getString(2)), amount, day,
                    shownYear, String.valueOf(row.getBoolean(6)), row.getString(7).replaceAll("\\s", " ")));
            }
        }
    }
}
